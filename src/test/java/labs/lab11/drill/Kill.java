package labs.lab11.drill;

import labs.harness.lab.ClusterParts;

/** What a drill kills, and what is typed afterwards so that all is there again. */
public enum Kill {
    EXECUTOR("executor without the receiver") {
        @Override
        void in(ClusterParts parts) {
            ClusterParts.end(parts.executorWithoutReceiver());
        }
    },
    RECEIVER("executor with the receiver") {
        @Override
        void in(ClusterParts parts) {
            ClusterParts.end(parts.executorWithReceiver());
        }
    },
    WORKER("worker without the driver") {
        @Override
        void in(ClusterParts parts) {
            parts.replaceWorker(parts.workerWithoutDriver());
        }
    },
    DRIVER("driver, supervised") {
        @Override
        void in(ClusterParts parts) {
            ClusterParts.end(parts.driver());
        }
    },
    DRIVERS_WORKER("worker with the driver") {
        @Override
        void in(ClusterParts parts) {
            parts.replaceWorker(parts.workerOf(parts.driver()));
        }
    },
    MASTER("master, started again") {
        @Override
        void in(ClusterParts parts) {
            parts.replaceMaster();
        }
    };

    private final String what;

    Kill(String what) {
        this.what = what;
    }

    abstract void in(ClusterParts parts);

    /** In words, for a table. */
    public String what() {
        return what;
    }
}
