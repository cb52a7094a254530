// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class PartnersWords {
    private PartnersWords() {}

    /** Channel by which an addressee is reached best. */
    public static String bestBy(Partners.Addressee addressee) {
        return addressee.worksBestBy().isEmpty() ? "" : Words.t("partners.best-by." + addressee.worksBestBy());
    }
}
