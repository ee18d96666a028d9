package labs.check.sheets;

import java.util.regex.Pattern;

/** What can be told of a command by looking at it. */
enum Command {
    /** Serves text on port 9999 until somebody stops it. */
    SOURCE("nc -l.*|\\./lab feed.*"),
    /** A broker, which runs until somebody stops it. */
    BROKER("\\./lab kafka( --.*)?"),
    /** A cluster, which runs until somebody stops it. */
    CLUSTER("\\./lab cluster( --.*)?"),
    /** Spark's history server, which runs until somebody stops it. */
    HISTORY(".*HistoryServer"),
    /** Kills the lab that runs. */
    KILL("kill -9 \\d+"),
    /** A lab, of which there is one at a time. */
    LAB(Command.SETTINGS + "\\./lab (\\d|submit \\d).*"),
    /** Anything that ends by itself. */
    OTHER("");

    /** Variables of the environment, before the command that they are for. */
    private static final String SETTINGS = "(?:[A-Z_]+=(?:\"[^\"]*\"|\\S+) )*";

    private static final Pattern TYPED = Pattern.compile(
            SETTINGS + "(\\./lab|nc|mvn|java|git|kill|ls|cat|echo|head|awk|for|curl|mkdir|seq|printf)( .*)?");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<![\\w.=])(N|ID|[A-Z]{3,}(\\|\\w+)?)(?![\\w.])");

    private final Pattern form;

    Command(String form) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    static Command of(String typed) {
        for (Command command : values()) {
            if (command.form.matcher(typed).matches()) {
                return command;
            }
        }
        return OTHER;
    }

    static boolean isOne(String line) {
        return TYPED.matcher(line).matches() && !line.contains("%f");
    }

    /** Why a command that stands in a sentence is not run; null if it is. */
    static String reasonToLeaveOut(String typed) {
        if (!typed.contains("--sql") && PLACEHOLDER.matcher(typed).find()) {
            return "a reader puts something in";
        }
        if (typed.equals("./lab feed") || typed.equals("./lab watch")) {
            return "waits for a person";
        }
        if (typed.startsWith("./lab sheets")) {
            return "what runs now";
        }
        return typed.startsWith("./lab bench") ? "a measurement of minutes" : null;
    }

    /** Whether it runs until somebody stops it, and serves others. */
    boolean isServer() {
        return this == SOURCE || this == BROKER || this == CLUSTER || this == HISTORY;
    }
}
