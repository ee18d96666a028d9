package labs.support.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import labs.support.UserError;

/** Where a master listens. A cluster may have several: one works, and the others stand by for it. */
record MasterAddress(String host, int port) {
    private static final String SCHEME = "spark://";

    /**
     * Reads what is typed after {@code --master}, as Spark does: {@code spark://HOST:PORT}, or
     * {@code spark://HOST:PORT,HOST:PORT}.
     *
     * @throws UserError if it is nothing of the kind
     */
    static List<MasterAddress> of(String master) {
        return Stream.of(master.substring(SCHEME.length()).split(",", -1))
                .map(one -> one(one, master))
                .toList();
    }

    private static MasterAddress one(String address, String master) {
        try {
            URI uri = new URI(SCHEME + address);
            if (uri.getHost() != null && uri.getPort() > 0) {
                return new MasterAddress(uri.getHost(), uri.getPort());
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw UserError.usage("'" + master + "' is not the address of a master; type --master spark://127.0.0.1:7077.");
    }

    /** Whether this machine is meant, and not by a name that others know, too. */
    boolean isHere() {
        return host.matches("127\\.\\d+\\.\\d+\\.\\d+|localhost");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
