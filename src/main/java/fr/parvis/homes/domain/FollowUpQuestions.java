// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.util.ArrayList;
import java.util.List;

/** Questions asked again: how one reached them, the gestures they chose, the equipment they were left, comfort, the bill. */
public final class FollowUpQuestions {
    public static final String GESTURE = "gesture.";
    public static final String EQUIPMENT = "equipment.";

    private FollowUpQuestions() {}

    public static List<Question> of(MeasuresInPlace left) {
        var all = new ArrayList<Question>();
        all.add(Question.one("reached", "home", "office", "telephone", "not-reached"));
        for (var code : left.chosen())
            all.add(Question.one(GESTURE + code, "kept", "partly", "dropped").in("kept"));
        for (var code : left.pieces().keySet())
            all.add(Question.one(EQUIPMENT + code, "used", "partly", "removed").in("used"));
        all.add(Question.one("comfort", "better", "same", "worse"));
        all.add(Question.one("bill", "lower", "same", "higher", "unknown"));
        return all;
    }
}
