package labs.support.kafka;

/** How a lab reads its topic, and so which changes of the topic it can go on with. */
enum TopicReader {
    /** A direct stream of the partitions that were there when it began, which gives up after a minute. */
    ASSIGNED,
    /** A direct stream that Kafka tells of new partitions. */
    SUBSCRIBED,
    /** A query of Structured Streaming, which finds new partitions and passes over gaps. */
    QUERY;

    /** What it does while the broker is away, as the end of a sentence. */
    String patience() {
        return this == ASSIGNED ? ", a minute at most." : ". Start it again, or stop the lab with Ctrl-C.";
    }

    /** What to type for a topic that was deleted and created again. */
    String startOver() {
        return this == SUBSCRIBED
                ? "start the lab again, which then reads the new one"
                : "start with --fresh, which forgets what was stored of the old one";
    }
}
