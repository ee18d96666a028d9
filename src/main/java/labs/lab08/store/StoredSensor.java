package labs.lab08.store;

import labs.lab08.SensorSum;

/**
 * What is stored of a sensor.
 *
 * @param sensor its name
 * @param allTime the sum of all its readings
 * @param crossings how often its mean crossed the limit, up or down; it begins below
 */
public record StoredSensor(String sensor, SensorSum allTime, int crossings) {

    /** Whether its mean was above the limit when it was last compared. */
    public boolean wasAbove() {
        return crossings % 2 == 1;
    }
}
