package labs.bench;

import java.io.IOException;
import java.io.PrintStream;
import labs.bench.figures.Machine;
import labs.bench.figures.Sample;
import labs.bench.setting.ExerciseCopy;
import labs.support.screen.ConsoleTable;

/**
 * {@code ./lab check CleanWords} on a right answer, from Enter to the end of the command, against Maven running the same
 * test. Everything is built before, which is Maven's best case: after a save it would also compile.
 */
public final class Check implements Measurement {
    @Override
    public String question() {
        return "a cold ./lab check of one exercise against mvn -q test -Dtest=... of the same";
    }

    @Override
    public int runs() {
        return 7;
    }

    @Override
    public void measure(int runs, PrintStream out) throws IOException, InterruptedException {
        Sample check = new Sample();
        Sample maven = new Sample();
        try (ExerciseCopy copy = new ExerciseCopy(System.err)) {
            for (int run = 1; run <= runs; run++) {
                double one = copy.run(copy.lab("check", ExerciseCopy.NAME));
                double other = copy.run(ExerciseCopy.maven());
                check.add(one);
                maven.add(other);
                System.err.printf("run %2d of %d: ./lab check %.2f s, mvn %.2f s%n", run, runs, one, other);
            }
        }
        ConsoleTable table = new ConsoleTable("command", "median s", "fastest s", "slowest s", "ratio");
        table.row("./lab check CleanWords", check.median(), check.min(), check.max(), check.median() / maven.median());
        table.row("mvn -q test -Dtest=CleanWordsExerciseTest", maven.median(), maven.min(), maven.max(), 1.0);
        out.println(table);
        out.println(Machine.description() + "; " + runs + " alternating runs; load at the end " + Machine.load());
    }
}
