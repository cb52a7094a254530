// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.papers;

import fr.parvis.files.Pictogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands on a sheet, in the person's language with the French beside it.
 *
 * @param point point where it was printed
 * @param more number of other things done
 * @param steps as the mediator wrote them
 * @param bring papers to bring, in French, under the name of their procedure
 * @param phone of whom to call; empty when there is none
 * @param pointQr picture of the code of the public's page, when no card is carried
 */
public record SheetText(
        String language,
        boolean rightToLeft,
        String point,
        Both title,
        String madeOn,
        Both doneTitle,
        List<Both> done,
        @Nullable Both more,
        Both stepsTitle,
        List<String> steps,
        Both bringTitle,
        List<String> bring,
        @Nullable Next next,
        Both callTitle,
        String whom,
        String phone,
        Both placeTitle,
        List<String> address,
        Both hoursTitle,
        List<Hours> hours,
        @Nullable Card card,
        @Nullable String pointQr,
        Both scanPoint) {

    /**
     * Words in the person's language.
     *
     * @param french null when that is French
     */
    public record Both(String own, @Nullable String french) {}

    /**
     * @param pictogram whether a meeting or a last day
     * @param qr picture of the code for the person's calendar
     */
    public record Next(String pictogram, Both title, Both day, String time, String qr, Both scan) {}

    /** Days of the coming week with the same hours. */
    public record Hours(Both days, String hours) {}

    /**
     * @param code as it is typed
     * @param qr picture of the code with its address
     */
    public record Card(String code, Both title, Both show, Both anonymous, Both until, String qr) {}

    /** A pictogram as a data address. */
    public String pictogram(String name) {
        return Pictogram.of("sheets/pictograms/" + name);
    }
}
