// SPDX-License-Identifier: EUPL-1.2
/** Definitions, the statements that they become, and who answers them. */
@NullMarked
package fr.parvis.indicators.domain;

import org.jspecify.annotations.NullMarked;
