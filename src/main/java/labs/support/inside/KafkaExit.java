package labs.support.inside;

import org.apache.kafka.common.utils.Exit;

/** What Kafka does where it would end the whole JVM: its server on a fatal error, its tools when they are done. */
public final class KafkaExit {
    /** In place of the end of the JVM. */
    @FunctionalInterface
    public interface Instead {
        /**
         * @param status the exit code
         * @param message what Kafka says, or {@code null}
         */
        void end(int status, String message);
    }

    private KafkaExit() {}

    /** From now on, does this where Kafka's code would call {@code System.exit}. */
    public static void insteadOfExit(Instead instead) {
        Exit.setExitProcedure(instead::end);
    }

    /** From now on, does this where Kafka's code would halt the JVM. */
    public static void insteadOfHalt(Instead instead) {
        Exit.setHaltProcedure(instead::end);
    }

    /** From now on, {@code System.exit} is called again. */
    public static void reset() {
        Exit.resetExitProcedure();
    }
}
