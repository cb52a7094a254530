// SPDX-License-Identifier: EUPL-1.2
/** Pages on which a letter is handed in and looked at together. */
@NullMarked
package fr.parvis.reading.web;

import org.jspecify.annotations.NullMarked;
