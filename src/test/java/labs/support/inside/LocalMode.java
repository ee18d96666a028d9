package labs.support.inside;

import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** What driver and executors share in local mode, and not on a cluster. */
public final class LocalMode {
    private LocalMode() {}

    /** Lets whoever reads serialised objects take the classes of its own thread, and not all those of the executor. */
    public static void forgetClasses() {
        SparkEnv.get().serializer().defaultClassLoader_$eq(Option.empty());
    }

    /**
     * Lets whoever reads a broadcast variable next put it together from the pieces that the driver has serialised, as each
     * executor of a cluster does. Otherwise a task gets the driver's own object, and may change it.
     */
    public static void forgetBroadcasts() {
        SparkEnv spark = SparkEnv.get();
        BlockManager blocks = spark.blockManager();
        for (BlockId block : CollectionConverters.asJava(blocks.getMatchingBlockIds(LocalMode::isValue))) {
            blocks.removeBlock(block, false);
        }
        spark.broadcastManager().cachedValues().clear();
    }

    private static boolean isValue(BlockId block) {
        return block.isBroadcast() && !block.name().contains("piece");
    }
}
