package labs.support.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the master's page says, as JSON: its workers and its drivers. */
public final class MasterPage {
    private static final int CONNECT_MILLIS = 3_000;
    /** A master that is busy answers late, and still is one. */
    private static final int ANSWER_MILLIS = 20_000;

    private final JsonNode page;

    private MasterPage(JsonNode page) {
        this.page = page;
    }

    /**
     * The page; nothing where no master answers.
     *
     * @param address such as {@code http://127.0.0.1:8080}
     */
    static Optional<MasterPage> read(String address) {
        try {
            URLConnection connection = URI.create(address + "/json/").toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(new MasterPage(new ObjectMapper().readTree(in)));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * A worker that is alive.
     *
     * @param name such as {@code worker-2}
     * @param cores how many it has
     * @param megabytes how much memory it has, for executors and drivers
     */
    record LiveWorker(String name, int cores, int megabytes) {}

    /**
     * A driver that was submitted.
     *
     * @param id as submitting has printed it
     * @param state in Spark's words, such as {@code RUNNING}
     * @param worker the name of the worker that runs it, or last ran it
     */
    public record SubmittedDriver(String id, String state, Optional<String> worker) {}

    /** The workers that are alive. */
    List<LiveWorker> workers() {
        List<LiveWorker> found = new ArrayList<>();
        for (JsonNode worker : page.path("workers")) {
            if (worker.path("state").asText().equals("ALIVE")) {
                found.add(new LiveWorker(
                        name(worker.path("id").asText()),
                        worker.path("cores").asInt(),
                        worker.path("memory").asInt()));
            }
        }
        return found;
    }

    /** All drivers, those that run first. */
    List<SubmittedDriver> drivers() {
        return Stream.of("activedrivers", "completeddrivers")
                .flatMap(list -> Stream.iterate(0, i -> i < page.path(list).size(), i -> i + 1)
                        .map(page.path(list)::get))
                .map(driver -> new SubmittedDriver(
                        driver.path("id").asText(),
                        driver.path("state").asText(),
                        Optional.of(driver.path("worker").asText())
                                .filter(id -> id.startsWith("worker-"))
                                .map(MasterPage::name)))
                .toList();
    }

    /** The id without the time of the worker's start: see {@link Node}. */
    private static String name(String id) {
        return id.replaceFirst("^(worker-\\d+)-.*", "$1");
    }
}
