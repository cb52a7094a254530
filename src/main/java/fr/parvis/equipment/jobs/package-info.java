// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package fr.parvis.equipment.jobs;

import org.jspecify.annotations.NullMarked;
