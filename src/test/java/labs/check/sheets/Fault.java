package labs.check.sheets;

/**
 * Where a sheet and a run do not agree.
 *
 * @param sheet the file, from the project's folder
 * @param line where in it
 * @param text what is wrong
 */
record Fault(String sheet, int line, String text) {
    @Override
    public String toString() {
        return sheet + ":" + line + ": " + text;
    }
}
