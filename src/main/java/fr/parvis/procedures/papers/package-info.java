// SPDX-License-Identifier: EUPL-1.2
/** The part of the answer to an access request that the guide gives. */
@NullMarked
package fr.parvis.procedures.papers;

import org.jspecify.annotations.NullMarked;
