package labs.lab06;

import org.apache.spark.streaming.api.java.JavaDStream;

/** Other right answers to {@code ValidIds}. */
public final class ValidIdsAlternatives {

    private ValidIdsAlternatives() {}

    /** Looks at one id at a time, and compares what is left of them. */
    public static final class ComparesTheUnits {
        private static final String SENSOR = "S-DSA-MP6-CAP15-02468-";
        private static final String EQUIPMENT = "E-DSA-MP6-CAP15-13579-";

        public static JavaDStream<String> valid(JavaDStream<String> lines) {
            return lines.filter(ComparesTheUnits::isValid);
        }

        private static boolean isValid(String line) {
            String[] ids = line.split(" ", -1);
            if (ids.length != 2 || !ids[0].startsWith(SENSOR) || !ids[1].startsWith(EQUIPMENT)) {
                return false;
            }
            String unit = ids[0].substring(SENSOR.length());
            return unit.matches("\\d\\d\\d[A-Z][A-Z]") && ids[1].equals(EQUIPMENT + unit);
        }
    }
}
