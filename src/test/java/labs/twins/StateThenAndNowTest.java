package labs.twins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import labs.harness.lab.LabCall;
import labs.harness.lab.RunningLab;
import labs.lab04.WordSessions;
import labs.lab09.StateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same state in a DStream's checkpoint, which nobody can look into. */
class StateThenAndNowTest {
    @TempDir
    Path temp;

    @Test
    void theStateOfADStreamCannotBeLookedInto() {
        try (RunningLab lab = RunningLab.start(
                new WordSessions(),
                "--demo",
                "--batch",
                "250ms",
                "--checkpoint-interval",
                "500ms",
                "--checkpoint",
                temp.toString())) {
            lab.awaitOut(line -> line.matches(".*, data rdd-\\d+ \\(\\d+ files, .+ kB\\).*"));
            lab.stop();
        }
        LabCall reader = LabCall.of(new StateReader(), temp.toString());
        assertThat(reader.exitCode()).isEqualTo(1);
        assertThat(reader.err())
                .isEqualToNormalizingNewlines(
                        "error: The checkpoint in " + temp + " is one of a DStream, whose state is"
                                + " Java objects that only its own code can read; name the checkpoint folder of a query of lab"
                                + " 9.\n");
    }
}
