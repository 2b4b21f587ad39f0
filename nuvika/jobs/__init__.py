"""Long work in the background: started in the Admin, done by a worker beside the site, watched while it goes on."""
