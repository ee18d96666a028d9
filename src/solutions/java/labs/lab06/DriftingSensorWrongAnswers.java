package labs.lab06;

import java.util.ArrayList;
import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;

/** Wrong answers to {@code DriftingSensor}, as students give them. */
final class DriftingSensorWrongAnswers {
    private DriftingSensorWrongAnswers() {}

    @Reads("StopsAtTheLimit")
    static List<Integer> stopsAtTheLimit(int start, int step, int limit) {
        List<Integer> readings = new ArrayList<>(List.of(start));
        for (int t = start; step > 0 && t < limit; ) {
            t += step;
            readings.add(t);
        }
        return readings;
    }

    @Mistake("The reading above the limit is missing, because your loop ends before it is added: whoever "
            + "turns the sensor off must have seen it.")
    static List<Integer> withoutTheLast(int start, int step, int limit) {
        List<Integer> readings = new ArrayList<>();
        if (step <= 0) {
            return List.of(start);
        }
        for (int t = start; t <= limit; t += step) {
            readings.add(t);
        }
        return readings;
    }

    @Mistake("A sensor that does not heat up gives one reading, and none with you.")
    static List<Integer> nothingWithoutAStep(int start, int step, int limit) {
        return step <= 0 ? List.of() : DriftingSensorSolution.drift(start, step, limit);
    }

    @Mistake("A sensor that begins above the limit gives one reading only: look at the limit before the "
            + "first step, not after it.")
    static List<Integer> alwaysOneStep(int start, int step, int limit) {
        List<Integer> readings = new ArrayList<>(List.of(start));
        if (step <= 0) {
            return readings;
        }
        int t = start;
        do {
            t += step;
            readings.add(t);
        } while (t <= limit);
        return readings;
    }

    @Mistake("The first reading is missing: it is start.")
    static List<Integer> withoutTheFirst(int start, int step, int limit) {
        List<Integer> readings = new ArrayList<>();
        for (int t = start; step > 0 && t <= limit; ) {
            t += step;
            readings.add(t);
        }
        return readings;
    }

    @Mistake("There is one reading too many: the last is the first above the limit.")
    static List<Integer> oneTooMany(int start, int step, int limit) {
        List<Integer> readings = new ArrayList<>(DriftingSensorSolution.drift(start, step, limit));
        readings.add(readings.get(readings.size() - 1) + step);
        return readings;
    }

    @Mistake("A sensor that cools down would get warmer with you: where the step is below 0, there is one "
            + "reading only.")
    static List<Integer> absoluteStep(int start, int step, int limit) {
        return step == 0 ? List.of(start) : DriftingSensorSolution.drift(start, Math.abs(step), limit);
    }

    @Mistake("A sensor that begins far above the limit has no reading with you: the first one is there in "
            + "any case.")
    static List<Integer> loopToLimitAndStep(int start, int step, int limit) {
        List<Integer> readings = new ArrayList<>();
        if (step <= 0) {
            return List.of(start);
        }
        for (int t = start; t <= limit + step; t += step) {
            readings.add(t);
        }
        return readings;
    }

    @Mistake("A sensor that begins above the limit and cools down gives one reading only.")
    static List<Integer> coolsDown(int start, int step, int limit) {
        if (step >= 0) {
            return DriftingSensorSolution.drift(start, step, limit);
        }
        List<Integer> readings = new ArrayList<>(List.of(start));
        for (int t = start; t >= limit; ) {
            t += step;
            readings.add(t);
        }
        return readings;
    }

    @Mistake("Each reading is step higher than the one before, and not 1.")
    static List<Integer> stepsOfOne(int start, int step, int limit) {
        return step <= 0 ? List.of(start) : DriftingSensorSolution.drift(start, 1, limit);
    }

    @Mistake("The last reading is measured, too: start and some steps, whatever the limit is.")
    static List<Integer> endsWithTheLimit(int start, int step, int limit) {
        List<Integer> readings = new ArrayList<>(withoutTheLast(start, step, limit));
        if (step > 0) {
            readings.add(limit + 1);
        }
        return readings;
    }
}
