package labs.cli.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import labs.cli.sheet.LabMain;
import labs.support.Lab;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.cluster.MasterPage.SubmittedDriver;
import labs.support.cluster.PlainSubmit;
import labs.support.cluster.Submission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Unmatched;

/** {@code ./lab submit}: a lab with its driver on the cluster. */
@Command(
        name = "submit",
        customSynopsis = {
            "./lab submit NUMBER [MAIN] [--supervise] [OPTIONS OF THE LAB]",
            "       ./lab submit --status ID",
            "       ./lab submit --kill ID",
            "       ./lab submit --print NUMBER [MAIN] [OPTIONS OF THE LAB]",
            ""
        },
        description = {
            "Packages the project and hands a lab to the cluster of ./lab cluster: its driver, too, runs on a worker. Says"
                    + " the driver's id, and where it writes.",
            ""
        })
public final class SubmitCommand implements Callable<Integer> {
    @Option(names = "--supervise", description = "start the driver again whenever it dies")
    private boolean supervise;

    @Option(names = "--status", paramLabel = "ID", description = "only say what has become of that driver")
    private String status;

    @Option(names = "--kill", paramLabel = "ID", description = "only end that driver, for good")
    private String kill;

    @Option(
            names = "--print",
            description =
                    "only package the project into work/submit, and print the line for a cluster that is not ours")
    private boolean print;

    @Unmatched
    private List<String> typed = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (status != null) {
            Submission cluster = Submission.toThisProjectsCluster();
            return say(cluster, cluster.status(status));
        }
        if (kill != null) {
            Submission cluster = Submission.toThisProjectsCluster();
            return say(cluster, cluster.kill(kill));
        }
        if (typed.isEmpty() || !LabMain.isNumber(typed.get(0))) {
            throw UserError.usage(
                    "Name the lab that is to run on the cluster by its number, such as ./lab submit 1 --demo.");
        }
        LabMain lab = LabMain.of(typed);
        requireFit(Lab.parse(
                lab.type().getDeclaredConstructor().newInstance(), lab.args().toArray(String[]::new)));
        if (print) {
            System.out.println(PlainSubmit.prepare(lab.type().getName(), lab.args()));
            System.err.println(
                    "Type the master's own address. On a cluster of several machines the folder work/submit must"
                            + " be where all of them see it, and --conf spark.driver.bindAddress=0.0.0.0 lets executors reach the"
                            + " driver.");
            return 0;
        }
        Submission cluster = Submission.toThisProjectsCluster();
        String id = cluster.submit(lab.type().getName(), lab.args(), supervise);
        say(cluster, cluster.placed(id));
        System.out.println("./lab submit --status " + id + " and --kill " + id + " ask for it, and end it.");
        return 0;
    }

    /** What can be meant so here may not be fit for a cluster. */
    private void requireFit(ParseResult lab) {
        if (lab.commandSpec().findOption("--demo") == null) {
            throw UserError.usage(lab.commandSpec().name()
                    + " reads files and ends, so there is no stream that a cluster would keep running; run it here,"
                    + " without submit.");
        }
        if (lab.hasMatchedOption("--master")) {
            throw UserError.usage(
                    "A lab with a --master of its own would not run on the cluster that it is submitted to;"
                            + " leave --master out.");
        }
        // The line that is printed supervises.
        boolean startedAgain = supervise || print;
        if (startedAgain && lab.hasMatchedOption("--fresh")) {
            throw UserError.usage("A driver that is started again with --fresh would delete its own checkpoint;"
                    + " type --checkpoint and a new folder in place of --fresh.");
        }
        boolean recovers = lab.commandSpec().findOption("--keep") != null;
        if (startedAgain && recovers && lab.hasMatchedOption("--demo")) {
            throw UserError.usage("A driver that is started again with --demo would delete its own checkpoint;"
                    + " start ./lab feed or ./lab kafka, which stay when a driver dies, and leave --demo out.");
        }
    }

    private static int say(Submission cluster, SubmittedDriver driver) {
        System.out.println(driver.id() + " " + driver.state()
                + driver.worker().map(worker -> " on " + worker).orElse(""));
        cluster.output(driver).map(Workspace::display).ifPresent(SubmitCommand::sayWhere);
        if (driver.state().equals("SUBMITTED")) {
            System.out.println("It waits until a worker has a core and 512 MB free.");
        }
        return 0;
    }

    private static void sayWhere(String folder) {
        System.out.println("What it prints is in " + Path.of(folder, "stdout") + ", its log in "
                + Path.of(folder, "stderr") + ".");
    }
}
