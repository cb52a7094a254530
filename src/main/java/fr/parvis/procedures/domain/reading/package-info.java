// SPDX-License-Identifier: EUPL-1.2
/** The official guide as it is read: a zip of XML files, sheet by sheet. */
@NullMarked
package fr.parvis.procedures.domain.reading;

import org.jspecify.annotations.NullMarked;
