package labs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lab doctor}: is this machine ready for the labs? One line for each thing, with the cure. */
@Command(name = "doctor", description = "Says whether this machine is ready: one line for each thing, with the cure.")
final class Doctor implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public Integer call() {
        List<Finding> findings = Examination.all();
        findings.forEach(System.out::println);
        boolean ready = findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.WRONG);
        System.out.println();
        System.out.println(ready ? "Ready: ./lab 1 --demo" : "Not ready: mend what is marked as wrong.");
        return ready ? 0 : 1;
    }
}
