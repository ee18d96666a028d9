package labs.support.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConsoleTableTest {

    @Test
    void numbersStandRightAndTextLeft() {
        ConsoleTable table = new ConsoleTable("sensor", "mean", "")
                .row("sensor7", 65.126, "hot")
                .row("sensor12", 9.5, null);
        assertThat(table.toString().lines())
                .containsExactly(
                        "sensor     mean", //
                        "--------  -----  ---",
                        "sensor7   65.13  hot",
                        "sensor12   9.50");
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void twoColumnsMayHaveTheSameHeading() {
        ConsoleTable table = new ConsoleTable("n", "n").row(1, 100_000);
        assertThat(table.toString().lines()).containsExactly("n       n", "-  ------", "1  100000");
    }

    @Test
    void aLongWordIsCut() {
        ConsoleTable table = new ConsoleTable("words")
                .row("x".repeat(40))
                .row("x".repeat(41))
                .row("a " + "é".repeat(10_000) + " b");
        assertThat(table.toString().lines().skip(2))
                .containsExactly("x".repeat(40), "x".repeat(39) + "…", "a " + "é".repeat(39) + "… b");
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatThrownBy(() -> new ConsoleTable("a", "b").row(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
