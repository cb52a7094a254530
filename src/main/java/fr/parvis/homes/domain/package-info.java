// SPDX-License-Identifier: EUPL-1.2
/** From a checklist that is answered in a home to what is expected of it, asked again and measured. */
@NullMarked
package fr.parvis.homes.domain;

import org.jspecify.annotations.NullMarked;
