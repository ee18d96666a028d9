package labs.check.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Notices when a Java file in some folders is saved, or removed. What counts is that size or time of a file differ from the last
 * look; the file system's notification, where there is one, only makes the next look come at once. So it does not matter
 * how an editor writes, nor whether the folder lies on a network drive.
 */
final class SaveWatcher implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;
    /** Editors write in several steps. */
    private static final long SETTLE_MILLIS = 20;

    private final List<Path> folders;
    private final Consumer<Path> saved;
    private final WatchService notifications;
    private Map<Path, String> lastLook = Map.of();
    /** Those that the last look did not find any more. */
    private Set<Path> gone = Set.of();

    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Starts to watch.
     *
     * @param notified whether to ask the file system for notifications
     * @param saved is told each file that was saved or removed, by a thread of the watcher
     */
    SaveWatcher(List<Path> folders, boolean notified, Consumer<Path> saved) {
        this.folders = folders;
        this.saved = saved;
        this.notifications = notified ? register(folders) : null;
        this.lastLook = look();
        Thread thread = new Thread(this::watch, "saves");
        thread.setDaemon(true);
        thread.start();
    }

    private static WatchService register(List<Path> folders) {
        try {
            WatchService service = FileSystems.getDefault().newWatchService();
            for (Path folder : folders) {
                folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            }
            return service;
        } catch (IOException | UnsupportedOperationException e) {
            // This file system does not notify; looking often is enough.
            return null;
        }
    }

    private void watch() {
        try {
            while (closed.getCount() > 0) {
                awaitNews();
                Map<Path, String> before = lastLook;
                lastLook = settled(before);
                Map<Path, String> now = lastLook;
                now.forEach((file, state) -> {
                    if (!state.equals(before.get(file))) {
                        saved.accept(file);
                    }
                });
                // Who replaces a file removes it first: what is gone at the next look, too, has been removed.
                gone.stream().filter(file -> !now.containsKey(file)).forEach(saved);
                gone = new HashSet<>(before.keySet());
                gone.removeAll(now.keySet());
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            // Nobody wants to know any more.
            closed.countDown();
        }
    }

    private void awaitNews() throws InterruptedException {
        if (notifications == null) {
            closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        WatchKey key = notifications.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = notifications.poll();
        }
    }

    /** Looks until nothing changes any more: half a save would be told as one, and the other half as another. */
    private Map<Path, String> settled(Map<Path, String> before) throws InterruptedException {
        Map<Path, String> last = before;
        Map<Path, String> now = look();
        while (!now.equals(last)) {
            closed.await(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
            last = now;
            now = look();
        }
        return now;
    }

    private Map<Path, String> look() {
        Map<Path, String> found = new HashMap<>();
        for (Path folder : folders) {
            for (Path file : javaFiles(folder)) {
                try {
                    long size = Files.size(file);
                    // Who writes a file anew empties it first; what is in it comes a moment later.
                    String state = size == 0
                            ? lastLook.get(file)
                            : Files.getLastModifiedTime(file).toMillis() + " " + size;
                    if (state != null) {
                        found.put(file, state);
                    }
                } catch (IOException e) {
                    // It is gone while an editor replaces it, or it is an editor's mark that leads nowhere.
                    continue;
                }
            }
        }
        return found;
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        } catch (IOException | UncheckedIOException e) {
            // A folder that is gone may be there at the next look.
            return List.of();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (notifications != null) {
            try {
                notifications.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
