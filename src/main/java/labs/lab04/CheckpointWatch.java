package labs.lab04;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ContentSummary;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;

/**
 * Tells after each batch how long it took and what has come to the checkpoint folder, or gone from it, since the batch
 * before. There are three kinds: <em>metadata</em>, what the driver needs to start again, one file {@code
 * checkpoint-TIME} a time; <em>data</em>, the RDD of a state, one folder {@code rdd-NUMBER} a time; and the <em>block
 * log</em>, a list of what receivers have stored, which grows.
 */
final class CheckpointWatch implements StreamingListener {
    private static final String METADATA = "checkpoint-";
    private static final String BLOCK_LOG = "receivedBlockMetadata";

    private final Path folder;
    private final FileSystem files;
    private Map<String, Content> before = Map.of();

    /** What one checkpoint takes. */
    private record Content(long files, long bytes) {
        Content plus(Content other) {
            return new Content(files + other.files, bytes + other.bytes);
        }

        @Override
        public String toString() {
            return files
                    + (files == 1 ? " file, " : " files, ")
                    + (bytes < 1_000_000
                            ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                            : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6));
        }
    }

    /** @param uri the checkpoint folder, on any Hadoop file system */
    CheckpointWatch(String uri, Configuration hadoop) {
        folder = new Path(uri);
        try {
            files = folder.getFileSystem(hadoop);
        } catch (IOException e) {
            throw new IllegalArgumentException(uri, e);
        }
    }

    @Override
    public void onBatchCompleted(StreamingListenerBatchCompleted completed) {
        Object millis = completed.batchInfo().processingDelay().getOrElse(() -> "?");
        System.out.println("    batch took " + millis + " ms; checkpoint folder: " + changes());
    }

    /** What has come and gone since the last call, in words. */
    String changes() {
        Map<String, Content> now;
        try {
            now = lookUntilNothingVanishes();
        } catch (IOException e) {
            return "cannot be read now (" + e.getMessage() + ")";
        }
        List<String> changes = new ArrayList<>();
        now.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(METADATA))
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .reduce(Content::plus)
                .ifPresent(written -> changes.add("metadata (" + written + ")"));
        long log = bytes(now, BLOCK_LOG) - bytes(before, BLOCK_LOG);
        if (log != 0) {
            changes.add("block log (" + (log > 0 ? "+" : "-") + size(Math.abs(log)) + ")");
        }
        now.forEach((name, written) -> {
            if (isData(name) && !before.containsKey(name)) {
                changes.add("data " + name + " (" + written + ")");
            }
        });
        before.keySet().stream()
                .filter(name -> isData(name) && !now.containsKey(name))
                .forEach(name -> changes.add(name + " removed"));
        before = now;
        return changes.isEmpty() ? "nothing new" : String.join(", ", changes);
    }

    private static boolean isData(String name) {
        return !name.startsWith(METADATA) && !name.equals(BLOCK_LOG);
    }

    private static long bytes(Map<String, Content> contents, String name) {
        return contents.getOrDefault(name, new Content(0, 0)).bytes();
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** Spark removes files at any moment, also between the list of a folder and a look at one of its files. */
    private Map<String, Content> lookUntilNothingVanishes() throws IOException {
        for (int again = 0; again < 4; again++) {
            try {
                return look();
            } catch (FileNotFoundException e) {
                // The next list does not have it any more.
            }
        }
        return look();
    }

    private Map<String, Content> look() throws IOException {
        Map<String, Content> found = new TreeMap<>();
        for (FileStatus entry : files.listStatus(folder)) {
            String name = entry.getPath().getName();
            if (entry.isDirectory()) {
                if (name.equals(BLOCK_LOG)) {
                    found.put(name, content(entry));
                } else {
                    for (FileStatus rdd : files.listStatus(entry.getPath())) {
                        found.put(rdd.getPath().getName(), content(rdd));
                    }
                }
            } else if (name.startsWith(METADATA) && !name.endsWith(".bk")) {
                found.put(name, content(entry));
            }
        }
        return found;
    }

    private Content content(FileStatus entry) throws IOException {
        ContentSummary summary = files.getContentSummary(entry.getPath());
        return new Content(summary.getFileCount(), summary.getLength());
    }
}
