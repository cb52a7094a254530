@NullMarked
package fr.parvis.equipment.jobs;

import org.jspecify.annotations.NullMarked;
