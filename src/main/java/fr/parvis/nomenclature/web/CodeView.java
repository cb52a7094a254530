// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Reorientation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the page of a code.
 *
 * @param code the version of today, else the latest one
 * @param holds whether it holds today
 * @param history every version, the newest first
 * @param reorientation duty to hand the demand over, if there is one
 * @param operators the usual operators of a theme, in words
 */
public record CodeView(
        Code code,
        boolean holds,
        String family,
        List<Code> history,
        List<Counted> elsewhere,
        @Nullable Reorientation reorientation,
        String operators) {

    /**
     * Default counterpart of the code in an outside list.
     *
     * @param as labels of the outside codes; empty when it has no place there
     * @param known whether any row speaks
     */
    public record Counted(OutsideList list, String as, boolean known, boolean confirmed) {}
}
