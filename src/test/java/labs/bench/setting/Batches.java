package labs.bench.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.harness.lab.LabProcess;

/** What a running lab's Spark UI says of its batches. */
public final class Batches {
    private static final Pattern UI = Pattern.compile("Spark UI (http://\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Batches() {}

    /**
     * One batch.
     *
     * @param time as the UI writes it; a later one sorts after it
     * @param records how many it had
     * @param delayMillis how late it began
     * @param processingMillis how long it took
     */
    public record Batch(String time, long records, double delayMillis, double processingMillis) {}

    /** The batches that are complete, the oldest first, from the monitoring API of the Spark UI. */
    public static List<Batch> of(LabProcess lab) throws IOException {
        String ui = lab.err().stream()
                .map(UI::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
        String api = ui + "/api/v1/applications";
        String id = JSON.readTree(URI.create(api).toURL()).get(0).get("id").textValue();
        List<Batch> batches = new ArrayList<>();
        for (JsonNode batch :
                JSON.readTree(URI.create(api + "/" + id + "/streaming/batches").toURL())) {
            if (batch.path("status").textValue().equals("COMPLETED")) {
                batches.add(new Batch(
                        batch.get("batchTime").textValue(),
                        batch.get("inputSize").longValue(),
                        batch.get("schedulingDelay").doubleValue(),
                        batch.get("processingTime").doubleValue()));
            }
        }
        batches.sort(Comparator.comparing(Batch::time));
        return batches;
    }

    /** The value that this part of the batches, from 0 to 1, does not exceed. */
    public static double quantile(List<Batch> batches, ToDoubleFunction<Batch> value, double part) {
        double[] sorted = batches.stream().mapToDouble(value).sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * part) - 1)];
    }
}
