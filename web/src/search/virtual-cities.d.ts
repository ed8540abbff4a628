/** Made by build/cities.ts. */
declare module 'virtual:cities' {
  const columns: {
    names: string;
    countries: string;
    latitudes: string;
    longitudes: string;
    populations: string;
  };
  export default columns;
}
