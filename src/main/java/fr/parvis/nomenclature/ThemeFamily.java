// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import java.util.List;

/** A family of themes with its themes; an act names a theme, never a family. */
public record ThemeFamily(Code family, List<Code> themes) {}
