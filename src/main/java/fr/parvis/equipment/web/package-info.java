@NullMarked
package fr.parvis.equipment.web;

import org.jspecify.annotations.NullMarked;
