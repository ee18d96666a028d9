package labs.lab08;

/** What is done on the driver with all that a batch has left. */
@FunctionalInterface
interface BatchAction {
    void accept(BatchResult result);
}
