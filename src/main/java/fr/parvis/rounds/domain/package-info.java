// SPDX-License-Identifier: EUPL-1.2
/** Base that the parts of the module have in common. */
@NullMarked
package fr.parvis.rounds.domain;

import org.jspecify.annotations.NullMarked;
