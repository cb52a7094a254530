package fr.parvis.publicsite.web;

import fr.parvis.shell.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network in figures, for everybody.
 *
 * @param address its own, whole
 * @param persons and the two after it: in words; nothing when there are too few to be told
 * @param threshold amounts below it are not told
 */
public record NationalPage(
        String address,
        String network,
        String from,
        String to,
        int points,
        @Nullable String persons,
        @Nullable String visits,
        @Nullable String requests,
        List<Bar> months,
        List<Bar> families,
        List<Bar> regions,
        int threshold) {}
