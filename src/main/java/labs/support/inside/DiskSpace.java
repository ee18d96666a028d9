package labs.support.inside;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import labs.support.Failures;
import labs.support.UserError;

/**
 * What a full disk breaks looks like damage to those who read or write there: so it is looked at first. Exceptions say it
 * in the words of the operating system.
 */
public final class DiskSpace {
    /** Below this a broker cannot make the files of a new topic. */
    private static final long ENOUGH = 16L << 20;

    /** How the operating system says it, on Linux and macOS, and on Windows. */
    private static final String[] FULL = {"No space left on device", "not enough space on the disk"};

    private DiskSpace() {}

    /**
     * The sentence for something that failed in a folder, if its disk is full.
     *
     * @param place the folder, or a file; it need not exist
     */
    public static Optional<UserError> full(Path place, Throwable e) {
        try {
            Path existing = Stream.iterate(place.toAbsolutePath(), each -> each != null, Path::getParent)
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(IOException::new);
            FileStore disk = Files.getFileStore(existing);
            // What is no disk, such as /proc, has no space at all.
            return disk.getTotalSpace() == 0 ? Optional.empty() : full(place, disk.getUsableSpace(), e);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    static Optional<UserError> full(Path place, long free, Throwable e) {
        return free >= ENOUGH
                ? Optional.empty()
                : Optional.of(UserError.failure(
                        "The disk of " + place + " is full (" + (free >> 20)
                                + " MB are free): free some space and start"
                                + " again, and delete nothing of what is there before.",
                        e));
    }

    /** Whether it says that a disk is full. */
    public static boolean isFull(Throwable e) {
        return Failures.causes(e)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> Stream.of(FULL).anyMatch(message::contains));
    }
}
