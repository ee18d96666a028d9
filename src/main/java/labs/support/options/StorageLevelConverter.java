package labs.support.options;

import java.util.Locale;
import labs.support.UserError;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.ITypeConverter;

/** The name of a storage level of received data, for the option {@code --storage}; case does not matter. */
public final class StorageLevelConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        try {
            if (StorageLevel.fromString(name).isValid()) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw UserError.usage("'" + text + "' is not a storage level that keeps anything; type for example --storage"
                + " MEMORY_ONLY, MEMORY_AND_DISK or MEMORY_ONLY_2 (on two executors).");
    }
}
