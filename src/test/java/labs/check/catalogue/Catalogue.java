package labs.check.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.support.UserError;

/** The exercises that the sheets name, in course order. */
public final class Catalogue {
    private final Path home;
    private final Sheets sheets;

    private Catalogue(Path home, Sheets sheets) {
        this.home = home;
        this.sheets = sheets;
    }

    public static Catalogue read(Path home) {
        return new Catalogue(home, Sheets.read(home));
    }

    /** All exercises of all labs. */
    public List<Exercise> all() {
        return sheets.all().stream().flatMap(sheet -> of(sheet).stream()).toList();
    }

    /**
     * The exercises that were asked for on the command line.
     *
     * @param what the number of a lab, the name of an exercise in any case, or null for all
     */
    public List<Exercise> select(String what) {
        if (what == null) {
            return all();
        }
        if (what.matches("\\d+")) {
            return of(lab(what));
        }
        return List.of(exercise(what));
    }

    /** The sheet of the lab with that number. */
    public Sheet lab(String number) {
        return sheets.lab(number)
                .orElseThrow(() -> UserError.usage("There is no lab " + number + "; type ./lab to see the labs."));
    }

    /** The exercise of that name. */
    public Exercise exercise(String name) {
        return all().stream()
                .filter(exercise -> exercise.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> UserError.usage("There is no exercise '" + name + "'" + similar(name)
                        + "; type ./lab check to see all exercises."));
    }

    /** The sheet that describes an exercise. */
    Sheet sheet(Exercise exercise) {
        return sheets.lab(exercise.lab()).orElseThrow();
    }

    List<Sheet> sheets() {
        return sheets.all();
    }

    private List<Exercise> of(Sheet sheet) {
        return sheet.exercises().stream()
                .map(name -> new Exercise(home.toFile(), sheet.lab(), name))
                .toList();
    }

    private String similar(String typed) {
        String start = typed.toLowerCase(Locale.ROOT).substring(0, Math.min(3, typed.length()));
        return all().stream()
                .map(Exercise::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(start))
                .findFirst()
                .map(name -> " (is it " + name + "?)")
                .orElse("");
    }
}
