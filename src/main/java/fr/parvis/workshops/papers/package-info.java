// SPDX-License-Identifier: EUPL-1.2
/** The answer to an access request. */
@NullMarked
package fr.parvis.workshops.papers;

import org.jspecify.annotations.NullMarked;
