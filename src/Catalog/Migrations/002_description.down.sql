alter table catalog.resources drop column description;
