// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.nomenclature.CodeList;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Themes have two levels: a theme stands in a family that holds, a family with themes stands in nothing; other lists are flat. */
@Component
class FamilyRule {
    private final Register register;

    FamilyRule(Register register) {
        this.register = register;
    }

    boolean refuses(CodeList list, String code, @Nullable String family, LocalDate from) {
        if (family == null) return false;
        if (list != CodeList.THEME || family.equals(code)) return true;
        boolean stands = register.versions(list, family).stream()
                .anyMatch(version -> version.holdsOn(from) && version.parent() == null);
        return !stands || !register.themesOf(code, from).isEmpty();
    }
}
