// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.papers;

import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.shell.Language;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.FamilyNames;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Code lists are kept in French and English; the public's other languages name the families themselves. */
@Component
public class PublicFamilyNames implements FamilyNames {

    @Override
    public String name(Catalogue catalogue, String code, Locale locale) {
        var key = "publicsite.family." + code;
        return Language.of(locale).isOfStaff() || !Words.has(key)
                ? catalogue.brief(CodeList.THEME, code, locale)
                : Words.t(locale, key);
    }
}
