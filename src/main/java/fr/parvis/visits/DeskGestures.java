// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import java.time.LocalDate;
import java.util.List;

/**
 * Gestures that can be noted at the desk while somebody learns them during a request, from another module; one module contributes it as a bean. What is
 * noted is a command of that module.
 */
public interface DeskGestures {

    /** Those of a day with their steps, in the words of the current language. */
    Offered on(LocalDate day);

    /** @param steps from the lowest to the highest */
    record Offered(List<Gesture> gestures, List<Step> steps) {}

    /** @param themes codes of themes in whose requests it can be seen; a family stands for its themes */
    record Gesture(String code, String label, String picture, List<String> themes) {}

    record Step(String code, String label, String icon) {}
}
