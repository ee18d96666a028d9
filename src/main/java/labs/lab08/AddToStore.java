package labs.lab08;

import labs.lab08.screen.Balance;
import labs.lab08.store.ResultStore;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Time;

/** An output operation that a checkpoint can hold: it opens its store when it is first used. */
final class AddToStore implements VoidFunction2<JavaRDD<PartitionPass>, Time> {
    private final String url;
    private transient ResultStore store;

    /** @param url the database's address */
    AddToStore(String url) {
        this.url = url;
    }

    @Override
    public void call(JavaRDD<PartitionPass> passes, Time time) {
        if (store == null) {
            store = ResultStore.open(url);
        }
        BatchResult result = BatchResult.of(time, passes.collect());
        store.saveUnguarded(result);
        System.out.println(Balance.of(store).line(result));
    }
}
