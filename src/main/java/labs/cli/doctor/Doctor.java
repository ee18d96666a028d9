package labs.cli.doctor;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./lab doctor}: is this machine ready for the labs? One line for each thing, with the cure. */
@Command(name = "doctor", description = "Says whether this machine is ready: one line for each thing, with the cure.")
public final class Doctor implements Callable<Integer> {
    @Override
    public Integer call() {
        List<MachineCheck> findings = MachineChecks.all();
        findings.forEach(System.out::println);
        boolean ready = findings.stream().noneMatch(finding -> finding.verdict() == MachineCheck.Verdict.WRONG);
        System.out.println();
        System.out.println(ready ? "Ready: ./lab 1 --demo" : "Not ready: mend what is marked as wrong.");
        return ready ? 0 : 1;
    }
}
