package fr.parvis.indicators.domain;

import java.util.List;
import java.util.function.BiConsumer;

/** Runs statements on the facts of one state. */
interface FactReader {
    /** Hands over each row: codes, empty for null, and values. */
    void read(FactStatement statement, BiConsumer<List<String>, long[]> row);
}
