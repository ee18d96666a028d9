package labs.support.inside;

import java.io.NotSerializableException;

/**
 * Words of Spark and Kafka that the labs recognise, because nothing else tells the same: no type, no code. Each names the
 * resource (a class, or a list of messages) in which it stands; what is not found there any more is recognised no more.
 */
public enum Words {
    /** Why a receiver ended, where Spark itself has stopped it. */
    STOPPED_BY_DRIVER(
            "Stopped by driver",
            "org/apache/spark/streaming/receiver/ReceiverSupervisorImpl$$anon$1$$anonfun$receive$1.class"),
    /** What stands before the reason why a receiver ended; the delay follows, in ms. */
    RESTARTING_RECEIVER(
            "Restarting receiver with delay ", "org/apache/spark/streaming/receiver/ReceiverSupervisor.class"),
    /** Why the receiver of {@code socketTextStream} ended, where nobody answers; host and port follow. */
    NOT_CONNECTED("Error connecting to ", "org/apache/spark/streaming/dstream/SocketReceiver.class"),
    /** Why a receiver ended, where its start failed in another way. */
    NOT_STARTED("Error starting receiver ", "org/apache/spark/streaming/receiver/ReceiverSupervisor.class"),
    /** The names of the threads that run batches begin so. */
    BATCH_THREAD("streaming-job-executor", "org/apache/spark/streaming/scheduler/JobScheduler.class"),
    /** The name of the thread that reads the socket source of Structured Streaming begins so. */
    SOCKET_READER(
            "TextSocketSource(",
            "org/apache/spark/sql/execution/streaming/sources/TextSocketMicroBatchStream$$anon$1.class"),
    /** A function that cannot be sent to executors. */
    TASK_NOT_SERIALIZABLE("Task not serializable", "org/apache/spark/util/SparkClosureCleaner$.class"),
    /** A stream that cannot be written to a checkpoint; the object follows in the next line. */
    STREAM_NOT_SERIALIZABLE(
            "DStream checkpointing has been enabled but the DStreams with their functions are not serializable",
            "org/apache/spark/streaming/StreamingContext.class"),
    /** What a receiver has stored is not there any more when its batch runs. */
    BLOCK_GONE("Could not compute split, block", "error/error-conditions.json"),
    /** A receiver cannot store what it has received; it goes on and stores nothing any more. */
    BLOCK_NOT_STORED("Could not store ", "org/apache/spark/streaming/receiver/BlockManagerBasedBlockHandler.class"),
    /** The direct stream's consumer got nothing from the broker in time. */
    NO_RECORDS("Failed to get records for", "org/apache/spark/streaming/kafka010/InternalKafkaConsumer.class"),
    /** The direct stream's consumer got a record, but not that of the offset it asked for. */
    WRONG_RECORD("Got wrong record for", "org/apache/spark/streaming/kafka010/InternalKafkaConsumer.class"),
    /** Whoever uses a Kafka consumer after it was closed. */
    CONSUMER_CLOSED(
            "This consumer has already been closed.",
            "org/apache/kafka/clients/consumer/internals/ClassicKafkaConsumer.class"),
    /** Another consumer in the group of the direct stream. */
    REVOKED(
            "been revoked by Kafka because of consumer rebalance",
            "org/apache/spark/streaming/kafka010/DirectKafkaInputDStream.class"),
    /** The Kafka source of Structured Streaming does not find the offsets of its checkpoint. */
    DATA_LOST("Some data may have been lost", "error/kafka-error-conditions.json");

    private final String text;
    private final String resource;

    Words(String text, String resource) {
        this.text = text;
        this.resource = resource;
    }

    /** As Spark says it. */
    public String text() {
        return text;
    }

    /** Where it stands, on the class path. */
    String resource() {
        return resource;
    }

    /** Whether the message, which may be {@code null}, holds these words. */
    public boolean isIn(String message) {
        return message != null && message.contains(text);
    }

    /**
     * The class of the object that cannot be serialised. Around its name, Spark puts what it was doing and the way that
     * led to the object.
     */
    public static String unserialisable(NotSerializableException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !STREAM_NOT_SERIALIZABLE.isIn(line))
                .findFirst()
                .orElse("");
    }
}
