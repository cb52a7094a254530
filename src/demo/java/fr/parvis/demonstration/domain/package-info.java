// SPDX-License-Identifier: EUPL-1.2
/** Making of the demonstration network. */
@NullMarked
package fr.parvis.demonstration.domain;

import org.jspecify.annotations.NullMarked;
