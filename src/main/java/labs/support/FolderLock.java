package labs.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a folder for this process, so that no second one writes into it. The operating system lets go of it when the
 * process ends, however it ends.
 */
public final class FolderLock implements Closeable {
    /** The file in the folder that is locked, and says by whom. */
    public static final String FILE = "in-use.lock";

    /** Far behind the text, because on Windows nobody can read what is locked. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    /** On some systems, closing any channel of a file lets go of all its locks in this process: so none is opened twice. */
    private static final Set<Path> HELD = new HashSet<>();

    /** What the lab that runs in this process holds. */
    private static final List<FolderLock> OF_THE_LAB = new ArrayList<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes a folder that exists.
     *
     * @return the lock; nothing if the folder is held, by this process or by another one
     * @throws IOException if the folder cannot be written
     */
    public static Optional<FolderLock> take(Path folder) throws IOException {
        Path real = folder.toRealPath();
        synchronized (HELD) {
            if (HELD.contains(real)) {
                return Optional.empty();
            }
            FileChannel channel =
                    FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock(PLACE, 1, false) == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(UTF_8)));
            HELD.add(real);
            return Optional.of(new FolderLock(real, channel));
        }
    }

    /**
     * As {@link #take}, until the lab that runs in this process has ended.
     *
     * @return whether the folder is this lab's now
     */
    public static boolean takeForTheLab(Path folder) throws IOException {
        Optional<FolderLock> lock = take(folder);
        synchronized (HELD) {
            lock.ifPresent(OF_THE_LAB::add);
        }
        return lock.isPresent();
    }

    /** Lets go of what the lab held; {@link Lab} calls it at the end of each. */
    public static void endOfTheLab() {
        synchronized (HELD) {
            OF_THE_LAB.forEach(FolderLock::close);
            OF_THE_LAB.clear();
        }
    }

    /** Whether a process holds the folder, this one or another. */
    public static boolean isHeld(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        synchronized (HELD) {
            if (HELD.contains(folder.toRealPath())) {
                return true;
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock(PLACE, 1, false) == null;
        }
    }

    /** Who holds the folder, such as {@code process 4711}. */
    public static String holder(Path folder) {
        try {
            return "process " + Files.readString(folder.resolve(FILE)).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    /** Lets go of the folder; what is in it stays. */
    @Override
    public void close() {
        synchronized (HELD) {
            HELD.remove(folder);
            try {
                channel.close();
            } catch (IOException ignored) {
                // The lock goes with the process at the latest.
            }
        }
    }
}
