package labs.lab11;

import org.apache.spark.storage.StorageLevel;

/** The storage levels for received blocks, with Spark's own names. */
enum Storage {
    MEMORY_ONLY,
    MEMORY_ONLY_2,
    MEMORY_ONLY_SER,
    MEMORY_ONLY_SER_2,
    MEMORY_AND_DISK,
    MEMORY_AND_DISK_2,
    MEMORY_AND_DISK_SER,
    MEMORY_AND_DISK_SER_2,
    DISK_ONLY,
    DISK_ONLY_2;

    /** As Spark takes it. */
    StorageLevel level() {
        return StorageLevel.fromString(name());
    }
}
