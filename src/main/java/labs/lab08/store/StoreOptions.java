package labs.lab08.store;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where results are stored. */
public final class StoreOptions {
    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description =
                    "the database for results and offsets, SQLite or PostgreSQL (default: a SQLite file in work/databases)")
    private String url;

    /**
     * The database's address.
     *
     * @param main whose results these are: each main class has a database of its own
     * @param demoFolder where a demo keeps its files; {@code null} without a demo
     */
    public String url(Class<?> main, Path demoFolder) {
        if (url != null) {
            return Database.typed(url);
        }
        return demoFolder == null
                ? Database.defaultUrl(main)
                : Database.fileUrl(demoFolder.resolve("results").resolve("results.db"));
    }

    /**
     * Opens the store of a main class.
     *
     * @param fresh whether to forget what is stored; a demo does so anyway, since the topic of the last one is gone
     */
    public ResultStore open(Class<?> main, Path demoFolder, boolean fresh) {
        ResultStore store = ResultStore.open(url(main, demoFolder));
        if (fresh || demoFolder != null) {
            store.clear();
        }
        return store;
    }

    /** Opens the store for looking at it. */
    public ResultStore openExisting(Class<?> main) {
        return ResultStore.look(url(main, null));
    }
}
