// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package fr.parvis.equipment.papers;

import org.jspecify.annotations.NullMarked;
